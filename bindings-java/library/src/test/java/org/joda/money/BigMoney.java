package org.joda.money;

import java.math.BigDecimal;

/** A double of Joda-Money's class: the method that is used. */
public interface BigMoney {
    BigDecimal getAmount();
}
