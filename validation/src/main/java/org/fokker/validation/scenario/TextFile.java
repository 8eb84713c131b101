package org.fokker.validation.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Texts in UTF-8, which may be compressed. */
final class TextFile {

    private static final String COMPRESSED = ".gz";

    private TextFile() {}

    /**
     * Decodes a file.
     *
     * @param file its name, for messages; what ends in .gz is decompressed
     * @param content its bytes
     * @return the text
     * @throws ScenarioException if it is not a text in UTF-8, or not compressed as its name says
     */
    static String decoded(String file, byte[] content) {
        byte[] plain = content;
        if (file.endsWith(COMPRESSED)) {
            try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
                plain = stream.readAllBytes();
            } catch (IOException e) {
                throw new ScenarioException(file + ": is not compressed by gzip: " + e.getMessage(), e);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ScenarioException(file + ": is not a text in UTF-8", e);
        }
    }
}
