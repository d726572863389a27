/** Directives of FreeMarker: {@code <@flocktory_postcheckout order=order/>} and {@code <@flocktory_loader/>}. */
package flocktory.postcheckout.freemarker;
