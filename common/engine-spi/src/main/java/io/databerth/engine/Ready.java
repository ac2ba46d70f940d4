package io.databerth.engine;

import java.time.Duration;

/**
 * How to see that the server accepts connections over TCP.
 *
 * @param interval the pause between two tries
 * @param limit how long a first start may take, restore of a crashed volume included
 */
public record Ready(Exec probe, Duration interval, Duration limit) {}
