package de.hybris.platform.commercefacades.order.data;

import de.hybris.platform.commercefacades.product.data.PriceData;
import de.hybris.platform.commercefacades.user.data.PrincipalData;
import java.util.List;

public class OrderData {
    private String code;

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    private PriceData totalPriceWithTax;

    public PriceData getTotalPriceWithTax() {
        return totalPriceWithTax;
    }

    public void setTotalPriceWithTax(PriceData totalPriceWithTax) {
        this.totalPriceWithTax = totalPriceWithTax;
    }

    private PrincipalData user;

    public PrincipalData getUser() {
        return user;
    }

    public void setUser(PrincipalData user) {
        this.user = user;
    }

    private List<OrderEntryData> entries;

    public List<OrderEntryData> getEntries() {
        return entries;
    }

    public void setEntries(List<OrderEntryData> entries) {
        this.entries = entries;
    }
}
