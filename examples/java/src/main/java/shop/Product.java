package shop;

import java.math.BigDecimal;

/** A product; the id is that of its offer in the YML feed. */
public record Product(String id, String title, BigDecimal price, String image) {
}
