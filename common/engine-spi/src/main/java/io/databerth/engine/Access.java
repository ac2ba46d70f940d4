package io.databerth.engine;

/** How clients reach the data: through a server's port, or only as a file inside the container. */
public enum Access {
    SERVER,
    FILE
}
