package io.databerth.backup.exporting;

import io.databerth.backup.format.Held;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The content in a zip that {@link ExportBackup} wrote, or somebody else in the same form.
 *
 * @param held the databases in it
 */
public record ExportedContent(String extension, List<Held> held) {
    public ExportedContent {
        held = List.copyOf(held);
    }

    /** What a database's content is called there; other databases go by numbers, for no name of theirs is to be that of a file. */
    String nameOf(Held one) {
        return one.other().isEmpty() ? nameOf(extension) : "other-" + held.indexOf(one) + "." + extension;
    }

    private static String nameOf(String extension) {
        return "content." + extension;
    }

    /**
     * Copies the content, whose checksum in the zip is checked; reads no further.
     *
     * @throws CodedException REQUEST_INVALID when there is none, or when the zip is damaged or cut
     */
    public static void copy(InputStream zip, String extension, OutputStream sink) throws IOException {
        try {
            ZipInputStream files = new ZipInputStream(zip);
            find(nameOf(extension), files);
            files.transferTo(sink);
        } catch (ZipException damaged) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "the zip is damaged: " + damaged.getMessage(), damaged);
        } catch (EOFException cut) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "the zip ends too early", cut);
        }
    }

    private static void find(String wanted, ZipInputStream files) throws IOException {
        for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
            if (entry.getName().equals(wanted)) {
                return;
            }
        }
        throw new CodedException(
                ErrorCode.REQUEST_INVALID,
                "it is no zip, or holds no file " + wanted + ", as an export of this engine does");
    }
}
