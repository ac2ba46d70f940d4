package io.databerth.backup;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One real server for all tests of a class, and a backup worker for each. */
abstract class OnLiveServer {
    static LiveServer server;
    BackupSite site;

    @BeforeAll
    static void start() throws Exception {
        server = LiveServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openSite() throws Exception {
        site = new BackupSite(server);
    }

    @AfterEach
    void closeSite() {
        site.close();
    }
}
