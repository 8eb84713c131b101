package org.fokker.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.fokker.validation.result.JsonWriter;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void everyCharacterOfMarkupIsEscaped() {
        assertEquals("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;", Html.escape("<a href=\"x\" id='y'>&amp;"));
    }

    @Test
    void jsonInAScriptCanCloseNothingAndKeepsItsMeaning() throws IOException {
        String hostile = "</script><!-- \u2028 ]]>";
        String json = Html.script(JsonWriter.compact(hostile));
        assertFalse(json.contains("<"));
        assertFalse(json.contains("\u2028"));
        assertEquals(hostile, new ObjectMapper().readTree(json).asText());
    }

    @Test
    void numbersHaveFourSignificantDigits() {
        assertEquals("0.1235", Html.number(0.123456));
        assertEquals("12346", Html.number(12345.6));
        assertEquals("−1.235·10<sup>−5</sup>", Html.number(-1.23456e-5));
        assertEquals("1.235·10<sup>7</sup>", Html.number(1.23456e7));
        assertEquals("0", Html.number(0));
        assertEquals(Html.number(Double.NaN), Html.number(Double.POSITIVE_INFINITY));
    }

    @Test
    void plainNumbersEndInNoZeros() {
        assertEquals("0.05", Html.plain(0.05));
        assertEquals("1", Html.plain(1));
        assertEquals("1000", Html.plain(1000));
        assertEquals("−2.5·10<sup>−6</sup>", Html.plain(-2.5e-6));
        assertEquals("1·10<sup>−6</sup>", Html.plain(1e-6));
    }

    @Test
    void fullNumbersKeepAllDigits() {
        assertEquals("0.30000000000000004", Html.full(0.1 + 0.2));
        assertEquals("−1.2345678901234567·10<sup>−8</sup>", Html.full(-1.2345678901234567e-8));
    }
}
