package javax.money;

/** A double of JSR 354's class: the method that is used. */
public abstract class NumberValue extends Number {
    private static final long serialVersionUID = 1;

    public abstract <T extends Number> T numberValue(Class<T> type);

    @Override
    public int intValue() {
        throw new ArithmeticException("not exact");
    }

    @Override
    public long longValue() {
        throw new ArithmeticException("not exact");
    }

    @Override
    public float floatValue() {
        throw new ArithmeticException("not exact");
    }

    @Override
    public double doubleValue() {
        throw new ArithmeticException("not exact");
    }
}
