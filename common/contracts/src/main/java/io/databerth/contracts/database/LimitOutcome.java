package io.databerth.contracts.database;

/** One limit as it was asked for and as the container engine really applied it ({@code applied} is empty text where it refused). */
public record LimitOutcome(String limit, String requested, String applied) {}
