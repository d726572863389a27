package de.hybris.platform.commercefacades.product.data;

import java.math.BigDecimal;

public class PriceData {
    private BigDecimal value;

    public BigDecimal getValue() {
        return value;
    }

    public void setValue(BigDecimal value) {
        this.value = value;
    }
}
