package de.hybris.platform.commercefacades.order.data;

import de.hybris.platform.commercefacades.product.data.PriceData;
import de.hybris.platform.commercefacades.product.data.ProductData;

public class OrderEntryData {
    private Long quantity;

    public Long getQuantity() {
        return quantity;
    }

    public void setQuantity(Long quantity) {
        this.quantity = quantity;
    }

    private PriceData totalPrice;

    public PriceData getTotalPrice() {
        return totalPrice;
    }

    public void setTotalPrice(PriceData totalPrice) {
        this.totalPrice = totalPrice;
    }

    private ProductData product;

    public ProductData getProduct() {
        return product;
    }

    public void setProduct(ProductData product) {
        this.product = product;
    }
}
