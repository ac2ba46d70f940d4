package io.databerth.policy;

import io.databerth.contracts.ids.BackupId;

/** @param reason why it stays or goes, for people */
public record RetentionDecision(BackupId backup, boolean goes, String reason) {}
