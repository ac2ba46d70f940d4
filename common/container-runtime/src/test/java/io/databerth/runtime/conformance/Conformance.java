package io.databerth.runtime.conformance;

/** What each part of the kit asks of the test class that runs it. */
public interface Conformance {
    TestBed bed();
}
