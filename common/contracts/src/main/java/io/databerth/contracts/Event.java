package io.databerth.contracts;

/** A fact that a service observed or did. */
public interface Event extends Message {}
