package io.databerth.engine.reading;

import io.databerth.engine.CredentialKind;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.Exec.PasswordFrom;
import io.databerth.engine.HoleName;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Template;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which holes may stand where, for one version; each rule fails with {@link InvalidEngineException}. */
final class HoleRules {
    private static final String SOURCE = "backup.source.dump";

    private final EngineVersion version;
    private final String place;

    HoleRules(EngineVersion version, String place) {
        this.version = version;
        this.place = place;
    }

    void exec(String section, Exec exec, Set<HoleName> known, Set<HoleName> secretsInStdin) {
        if (!section.equals(SOURCE)
                && exec.passwordFrom()
                        .flatMap(PasswordFrom::credential)
                        .filter(CredentialKind.SOURCE::equals)
                        .isPresent()) {
            throw wrong(section, "the credential source is there for " + SOURCE + " alone");
        }
        exec.argv().forEach(argument -> {
            visible(section + ".argv", argument, known);
            noOption(section + ".argv", argument);
        });
        exec.env().forEach((name, value) -> visible(section + ".env." + name, value, known));
        exec.stdin().ifPresent(text -> {
            var all = EnumSet.copyOf(known);
            all.addAll(secretsInStdin);
            holes(section + ".stdin", text, all);
            quoted(section + ".stdin", text);
        });
    }

    /** What a caller chose must not be read as an option of the program. */
    private void noOption(String section, Template argument) {
        if (!argument.parts().isEmpty()
                && argument.parts().getFirst() instanceof Template.Hole(String hole)
                && startsAnyhow(hole)) {
            throw wrong(
                    section, "an argument begins with ${" + hole + "}, which may be '-x': put it behind '--option='");
        }
    }

    /** What a caller chose must not be read as a statement. */
    private void quoted(String section, Template text) {
        for (String hole : text.holes()) {
            if (raw(hole)) {
                throw wrong(section, "${" + hole + "} is any text that a caller sends: use a quoted form of it");
            }
        }
    }

    /** As the caller wrote it, in no quoted form. */
    private static boolean raw(String hole) {
        return HoleName.named(hole)
                .filter(name -> name.kind() == HoleName.Kind.CHOSEN)
                .isPresent();
    }

    /** Quoted forms begin with their quote; a hyphen stays what it is in a URL. */
    private static boolean startsAnyhow(String hole) {
        return raw(hole) || (hole.endsWith("_url") && raw(hole.substring(0, hole.length() - "_url".length())));
    }

    /** A place that anyone sees who may look at processes or inspect containers. */
    void visible(String section, Template template, Set<HoleName> known) {
        for (String hole : template.holes()) {
            if (HoleName.behind(hole).filter(HoleName::secret).isPresent()) {
                throw wrong(
                        section,
                        "${" + hole + "} is a secret, and this place can be seen from outside: use a file of"
                                + " mode 0400, stdin or passwordFrom");
            }
        }
        holes(section, template, known);
    }

    void holes(String section, Template template, Set<HoleName> known) {
        for (String hole : template.holes()) {
            if (!(section.startsWith("launch.") && share(hole))
                    && HoleName.behind(hole).filter(known::contains).isEmpty()) {
                throw wrong(section, "unknown hole ${" + hole + "}; known here: " + list(section, known));
            }
        }
    }

    private boolean share(String hole) {
        return hole.startsWith("size.") && version.sizing().shares().containsKey(hole.substring("size.".length()));
    }

    private String list(String section, Set<HoleName> known) {
        var names = known.stream().map(HoleName::text).collect(Collectors.toCollection(TreeSet::new));
        if (section.startsWith("launch.")) {
            version.sizing().shares().keySet().forEach(share -> names.add("size." + share));
        }
        return String.join(", ", names);
    }

    InvalidEngineException wrong(String section, String problem) {
        return new InvalidEngineException(place + ": " + section + ": " + problem);
    }
}
