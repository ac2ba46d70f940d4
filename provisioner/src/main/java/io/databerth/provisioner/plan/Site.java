package io.databerth.provisioner.plan;

import java.util.Locale;

/** One installation: everything that it makes on a host carries its id. */
public record Site(String id) {
    private static final int BRIEF_LENGTH = 12;

    public Site {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
            throw new IllegalArgumentException("databerth.site is made of letters, digits, '_', '.' and '-', not '" + id
                    + "': it becomes a label and a part of network names");
        }
    }

    /** The id, or its first twelve characters: for names that people read. */
    public String brief() {
        return id.substring(0, Math.min(BRIEF_LENGTH, id.length())).toLowerCase(Locale.ROOT);
    }

    /** The private network of a project. */
    public String networkOf(String project) {
        return "databerth-" + brief() + "-" + project;
    }
}
