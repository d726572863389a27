//! The command `flocktory-postcheckout`.
fn main() {}
