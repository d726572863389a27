package flocktory.postcheckout;

import static flocktory.postcheckout.PackerTest.free;
import static flocktory.postcheckout.PackerTest.packed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trees of Jackson and Gson: the real ones. */
class LibrariesTest {
    @BeforeAll
    static void load() {
        Library.require();
    }

    private static final String JSON = """
            {"order": {"id": "1", "price": 10.50, "items": [{"id": 2, "title": "x"}],
             "extra": {"a": [true, false, null, 1e3, 12345678901234567890, "я", {}]}}}""";

    @Test
    void treesOfJackson() throws Exception {
        assertEquals("{order: {id: \"1\", price: 10.5f, items: [{id: 2, title: \"x\"}], extra: {\"a\": "
                + "[true, false, null, 1000.0f, #12345678901234567890, \"я\", {}]}}}", packed(new ObjectMapper().readTree(JSON)));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        assertEquals("b\"bytes\"", free(nodes.binaryNode("bytes".getBytes())));
        assertEquals("{\"a\": 1}", free(nodes.pojoNode(Map.of("a", 1))));
        JsonNode missing = nodes.objectNode().path("missing");
        assertEquals("null", free(missing));
        assertEquals("#1E+100", free(nodes.numberNode(new BigDecimal("1E+100"))));
    }

    @Test
    void treesOfGson() {
        assertEquals("{order: {id: \"1\", price: #10.50, items: [{id: #2, title: \"x\"}], extra: {\"a\": "
                + "[true, false, null, #1e3, #12345678901234567890, \"я\", {}]}}}", packed(JsonParser.parseString(JSON)));
    }
}
