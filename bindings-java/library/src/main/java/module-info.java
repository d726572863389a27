/** Flocktory postcheckout: a shop's order becomes a safe script for its thank-you page. */
module flocktory.postcheckout {
    exports flocktory.postcheckout;
}
