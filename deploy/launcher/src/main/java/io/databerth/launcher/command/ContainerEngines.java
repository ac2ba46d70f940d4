package io.databerth.launcher.command;

import picocli.CommandLine.Command;

/** What concerns the container engine. */
@Command(name = "runtime", description = "Install a container engine.", subcommands = InstallEngine.class)
public final class ContainerEngines {}
