/**
 * A shop's order becomes a safe script for its thank-you page, or a list of what is wrong with it.
 *
 * <p>{@link flocktory.postcheckout.Flocktory} has the functions. In a page, call
 * {@link flocktory.postcheckout.Flocktory#tag(Object, Options)}, which never throws.
 */
package flocktory.postcheckout;
