package shop;

import java.math.BigDecimal;

/** A product in a cart or an order. */
public record Line(Product product, int count) {
    /** The price of all pieces. */
    public BigDecimal total() {
        return product.price().multiply(BigDecimal.valueOf(count));
    }
}
