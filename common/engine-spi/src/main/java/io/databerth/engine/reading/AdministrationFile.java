package io.databerth.engine.reading;

import com.fasterxml.jackson.core.JsonPointer;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Administration;
import io.databerth.engine.Exec;
import io.databerth.engine.Listing;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import io.databerth.engine.Template;
import io.databerth.engine.WriteStop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * `administration.yaml` as it is written, or the section of that name.
 *
 * @param tools commands that several others are made of
 */
record AdministrationFile(
        Optional<String> schema,
        Map<String, Exec> tools,
        Map<Subject, Ask> lists,
        Map<Task, Ask> tasks,
        Map<UserAccess, Ask> users,
        Optional<Stop> quota,
        Map<String, Ask> maintenance) {

    /**
     * One of the tools with what it is to be told.
     *
     * @param with the tool's name
     * @param argv further arguments, behind the tool's own
     * @param stdin in the place of the tool's own
     */
    record Ask(
            String with,
            List<Template> argv,
            Optional<Template> stdin,
            Optional<Pattern> lines,
            Optional<String> items,
            Map<String, String> fields) {}

    /** The two commands for a full database. */
    record Stop(Ask freeze, Ask thaw) {}

    Administration resolved() {
        Map<Subject, Listing> listings = new HashMap<>();
        lists.forEach((subject, ask) -> listings.put(
                subject,
                new Listing(subject, exec(ask), ask.lines(), ask.items().map(JsonPointer::compile), ask.fields())));
        Map<Task, Exec> commands = new HashMap<>();
        tasks.forEach((task, ask) -> commands.put(task, command(task.text(), ask)));
        Map<UserAccess, Exec> accounts = new HashMap<>();
        users.forEach((access, ask) -> accounts.put(access, command("users." + access, ask)));
        Map<String, Exec> caring = new HashMap<>();
        maintenance.forEach((name, ask) -> caring.put(name, command(name, ask)));
        Optional<WriteStop> stop = quota.map(
                pair -> new WriteStop(command("quota.freeze", pair.freeze()), command("quota.thaw", pair.thaw())));
        return new Administration(schema, listings, commands, accounts, stop, caring);
    }

    private Exec command(String name, Ask ask) {
        if (ask.lines().isPresent() || ask.items().isPresent() || !ask.fields().isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' prints no list: remove lines, items and fields");
        }
        return exec(ask);
    }

    private Exec exec(Ask ask) {
        Exec tool = tools.get(ask.with());
        if (tool == null) {
            throw new IllegalArgumentException("there is no tool '" + ask.with() + "'; there are "
                    + tools.keySet().stream().sorted().toList());
        }
        List<Template> argv = new ArrayList<>(tool.argv());
        argv.addAll(ask.argv());
        return new Exec(
                argv,
                tool.user(),
                tool.env(),
                ask.stdin().or(tool::stdin),
                tool.passwordFrom(),
                tool.timeLimit(),
                tool.expect(),
                tool.failsOn());
    }
}
