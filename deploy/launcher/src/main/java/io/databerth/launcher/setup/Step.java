package io.databerth.launcher.setup;

import java.nio.file.Path;
import java.util.List;

/** One thing that an installation does. */
public sealed interface Step {

    /** What it does, as a person says it. */
    String description();

    record InstallPackages(List<String> packages) implements Step {
        public InstallPackages {
            packages = List.copyOf(packages);
        }

        @Override
        public String description() {
            return "install the packages " + String.join(" ", packages) + " of the distribution";
        }
    }

    record WriteFile(Path file, String content) implements Step {
        @Override
        public String description() {
            return "write " + file + ":\n    " + content.strip().replace("\n", "\n    ");
        }
    }

    /** Starts it now and at every start of the machine. */
    record EnableUnit(String unit) implements Step {
        @Override
        public String description() {
            return "enable and start " + unit + " in systemd";
        }
    }

    /** Starts it now only: nothing here starts it with the machine. */
    record StartProcess(List<String> command) implements Step {
        public StartProcess {
            command = List.copyOf(command);
        }

        @Override
        public String description() {
            return "start, until this machine stops: " + String.join(" ", command);
        }
    }
}
