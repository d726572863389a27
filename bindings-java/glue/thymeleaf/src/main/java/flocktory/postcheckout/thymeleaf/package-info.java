/** A dialect of Thymeleaf: {@code <flocktory:postcheckout>}, {@code flocktory:postcheckout="…"}, {@code <flocktory:loader>}. */
package flocktory.postcheckout.thymeleaf;
