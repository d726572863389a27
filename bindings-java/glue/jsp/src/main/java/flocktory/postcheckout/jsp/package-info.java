/** The tags {@code <flocktory:postcheckout>} and {@code <flocktory:loader>} for JSP. */
package flocktory.postcheckout.jsp;
