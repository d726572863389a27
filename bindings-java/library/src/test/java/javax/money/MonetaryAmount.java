package javax.money;

/** A double of JSR 354's interface: the method that is used. */
public interface MonetaryAmount {
    NumberValue getNumber();
}
