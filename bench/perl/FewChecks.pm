# The checks that most shops would write: types, one at sign, no negative price.
package FewChecks;

use strict;
use warnings;

use Scalar::Util qw(looks_like_number);

sub validate {
    my ($order) = @_;
    my ($user, $purchase) = @$order{qw(user order)};
    die "user\n" if !defined $user->{name} || ref $user->{name} || ($user->{email} =~ tr/@//) != 1;
    die "order\n" if !defined $purchase->{id} || !looks_like_number($purchase->{price}) || $purchase->{price} < 0;
    die "items\n" if ref $purchase->{items} ne 'ARRAY' || !@{ $purchase->{items} };
    for my $item (@{ $purchase->{items} }) {
        die "item\n" if grep { !defined || ref } @$item{qw(id title image)};
        die "price\n" if !looks_like_number($item->{price}) || $item->{price} < 0 || !looks_like_number($item->{count});
    }
    return;
}

1;
