package hnn.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are written whole or not at all. */
public final class WholeFile {

    private static final String PART = ".part";

    private WholeFile() {}

    /**
     * Puts a file in place at once: it is written next to the target, onto the disk, and then moved, so that whoever stops the
     * program or the machine finds the old file or the new one. Folders are made where they are missing. Several programs may
     * write to one file: each writes all of it, and the last one's stays.
     *
     * @throws IOException if it cannot be written; an older file then stays as it was
     */
    public static synchronized void write(Path path, byte[] content) throws IOException {
        Path target = path.toAbsolutePath();
        Files.createDirectories(target.getParent());
        removeLeftOver(target);
        Path part = part(target, ProcessHandle.current().pid());
        try {
            try (var stream = new FileOutputStream(part.toFile())) { // a channel would be closed by an interrupt
                stream.write(content);
                stream.getFD().sync();
            }
            move(part, target);
            onDisk(target.getParent());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path part(Path target, long process) {
        return target.resolveSibling(target.getFileName() + "." + process + PART);
    }

    /** Removes what a process that was killed has left of the same file. */
    private static void removeLeftOver(Path target) throws IOException {
        String begin = target.getFileName() + ".";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target.getParent(), path -> {
            String name = path.getFileName().toString();
            return name.startsWith(begin) && name.endsWith(PART)
                    && name.substring(begin.length(), Math.max(begin.length(), name.length() - PART.length()))
                            .matches("\\d{1,18}");
        })) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                long process = Long.parseLong(name.substring(begin.length(), name.length() - PART.length()));
                if (ProcessHandle.of(process).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Has the move itself written; Windows opens no folder, and needs none of this. */
    private static void onDisk(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (ClosedByInterruptException e) {
                return; // the file is there; whoever was interrupted still is
            }
        }
    }
}
