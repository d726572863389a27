/** What the tags and helpers of every framework share: the settings, and printing that never breaks a page. */
package flocktory.postcheckout.glue;
