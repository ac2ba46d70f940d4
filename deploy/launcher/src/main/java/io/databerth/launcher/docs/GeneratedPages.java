package io.databerth.launcher.docs;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import java.util.Map;
import java.util.TreeMap;

/** Every generated page by its path below the root of the repository. */
public final class GeneratedPages {
    private GeneratedPages() {}

    public static Map<String, String> of(EngineCatalog catalog) {
        var pages = new TreeMap<String, String>();
        pages.put("docs/reference/engines.md", EnginesPage.of(catalog));
        for (Engine engine : catalog.engines()) {
            pages.put("docs/engines/" + engine.id() + ".md", EnginePage.of(engine, catalog));
        }
        return pages;
    }
}
