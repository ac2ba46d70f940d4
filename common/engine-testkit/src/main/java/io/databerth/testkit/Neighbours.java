package io.databerth.testkit;

import io.databerth.engine.EngineVersion;
import java.util.Optional;

/**
 * Versions beside the one that is tried, of which there is an image.
 *
 * @param newer takes its content over
 * @param foreign is of another engine and has backups
 */
public record Neighbours(Optional<EngineVersion> newer, Optional<EngineVersion> foreign) {}
