package io.databerth.contracts;

import io.databerth.contracts.ids.DatabaseId;

/** Anything that travels on a topic; its key there is the database it concerns. */
public interface Message {
    DatabaseId database();
}
