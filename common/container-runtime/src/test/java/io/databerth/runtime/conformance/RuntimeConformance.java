package io.databerth.runtime.conformance;

/** Everything that is asked of a runtime. */
public interface RuntimeConformance
        extends ContainerConformance,
                LimitConformance,
                ResourceConformance,
                WatchConformance,
                CommandConformance,
                StreamConformance,
                FileConformance {}
