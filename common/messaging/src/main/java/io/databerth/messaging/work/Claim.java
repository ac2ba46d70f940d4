package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * The right to work on one operation until somebody claims it with a higher epoch.
 *
 * @param attempt counts from 1; a crash and a transient failure both cost one
 * @param age since the command arrived
 * @param stepsDone the steps that earlier attempts have already told
 */
public record Claim(UUID commandId, long epoch, int attempt, Duration age, Set<String> stepsDone, Command command) {}
