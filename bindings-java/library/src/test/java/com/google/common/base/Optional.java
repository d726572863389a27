package com.google.common.base;

/** A double of Guava's class: the method that is used. */
public abstract class Optional<T> {
    public abstract T orNull();
}
