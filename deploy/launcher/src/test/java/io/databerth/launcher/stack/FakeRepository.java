package io.databerth.launcher.stack;

import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.ServiceCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A repository in which every service was built, as {@link FakeService}. */
public final class FakeRepository {
    private FakeRepository() {}

    public static Path in(Path directory) throws IOException {
        for (Service service : Service.all()) {
            Path jar = ServiceCommand.jar(directory, service);
            Files.createDirectories(Objects.requireNonNull(jar.getParent()));
            write(jar);
        }
        return directory;
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = Objects.requireNonNull(
                        FakeService.class.getClassLoader().getResourceAsStream(entry))) {
            output.putNextEntry(new JarEntry(entry));
            code.transferTo(output);
        }
    }
}
