package io.databerth.launcher.command;

import io.databerth.contracts.Topic;
import io.databerth.launcher.plan.PlatformState;
import io.databerth.launcher.plan.PlatformState.PartState;
import io.databerth.messaging.deadletter.DeadLetterReplay;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends dead letters back to their topic, after what made them die was mended. */
@Command(name = "replay", description = "Send the dead letters of a topic back to it, each once.")
public final class Replay implements Callable<Integer> {
    private static final String BROKER = "broker";

    @Parameters(index = "0", paramLabel = "TOPIC", description = "such as databerth.database.commands")
    private String topic = "";

    @Option(names = "--most", description = "at most so many (default: ${DEFAULT-VALUE})", defaultValue = "1000")
    private int most;

    @Override
    public Integer call() throws Exception {
        if (Arrays.stream(Topic.values()).noneMatch(known -> known.wireName().equals(topic))) {
            throw new IllegalArgumentException("There is no topic " + topic + "; choose one of "
                    + Arrays.stream(Topic.values()).map(Topic::wireName).collect(Collectors.joining(", ")));
        }
        int sent = new DeadLetterReplay(bootstrapServers(Installation.here())).replay(topic, most);
        System.out.println(sent + " dead letters of " + topic + " were sent again.");
        return 0;
    }

    private static String bootstrapServers(Installation installation) {
        return installation
                .stackOptions()
                .kafkaBootstrap()
                .or(() -> installation.state().flatMap(Replay::embeddedBroker))
                .orElseThrow(() -> new IllegalArgumentException("The broker does not run: ./databerth up"));
    }

    private static Optional<String> embeddedBroker(PlatformState state) {
        return state.parts().stream()
                .filter(part -> part.name().equals(BROKER))
                .map(PartState::port)
                .findFirst()
                .map(port -> "127.0.0.1:" + port);
    }
}
