package org.joda.money;

/** A double of Joda-Money's interface. */
public interface BigMoneyProvider {
    BigMoney toBigMoney();
}
