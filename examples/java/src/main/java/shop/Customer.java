package shop;

/** Who buys: the record's components have the names of Flocktory's fields, so it is passed as it is. */
public record Customer(String name, String email, String phone) {
}
