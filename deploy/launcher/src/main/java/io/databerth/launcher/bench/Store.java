package io.databerth.launcher.bench;

import io.databerth.embedded.StoreAdministration;
import io.databerth.launcher.stack.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The control plane's store as its superuser. */
final class Store {
    private static final String DATABASE = "databerth";

    private Store() {}

    static Connection connect(Stack stack) throws SQLException {
        StoreAdministration store = stack.storeAdministration();
        return DriverManager.getConnection(
                store.urlOf(DATABASE), store.user(), store.password().reveal());
    }
}
