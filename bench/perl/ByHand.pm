# The rules that our library checks, as a careful shop would write them itself: tuned, and with all problems reported.
#
# Only what an order with an email needs is here, so phones and ids in place of an email are left out.
package ByHand;

use strict;
use warnings;

use constant MAX_TEXT => 65_536;

my %PLACEHOLDERS = map { $_ => 1 } qw(null NULL undefined None none nil NaN (null)), '[object Object]';
my $PLACEHOLDER_WORD = qr/(?<!\S)(?:null|NULL|undefined|None|none|nil|NaN|\(null\))(?!\S)/;
my %NO_EMAILS = map { $_ => 1 } qw(null undefined none nil nan false noemail no-email no_email nomail);
my $TEST_LOCALS = qr/\A(?:test|tester|testing|example|sample|demo|qwerty|asdf)[0-9]*\z/i;
my %TEST_DOMAINS = map { $_ => 1 } qw(example.com example.org example.net example.ru test.com test.ru mail.test);
my $TEST_TOPS = qr/\.(?:test|example|invalid|localhost)\z/;
my $LABEL = qr/[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?/;
my $EMAIL = qr/\A([a-zA-Z0-9.!#\$%&'*+\/=?^_`{|}~-]{1,64})@($LABEL(?:\.$LABEL)+)\z/;
my $URL = qr{\Ahttps?://[^/?#:@.\x00-\x20\x7f"<>\\^`{|}][^\x00-\x20\x7f"<>\\^`{|}]*\z};
my $ENTITY = qr/&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|quot|amp|lt|gt|apos|nbsp|laquo|raquo|[nm]dash|hellip);/i;
my $PRICE = qr/\A[0-9]+(?:[.,][0-9]+)?\z/;

my %POSTCHECKOUT = map { $_ => 1 } qw(user order spot extra);
my %USER         = map { $_ => 1 } qw(name first_name last_name email phone id sex extra);
my %ORDER        = map { $_ => 1 } qw(id price custom_field items extra);
my %ITEM         = map { $_ => 1 } qw(id title price image count extra);

# Dies with all errors; returns the warnings.
sub validate {
    my ($order) = @_;
    my (@errors, @warnings);
    die "wrong_type\n" if ref $order ne 'HASH';
    exists $POSTCHECKOUT{$_} or push @warnings, [unknown_key => $_] for keys %$order;
    user($order->{user}, \@errors, \@warnings);
    purchase($order->{order}, \@errors, \@warnings);
    label($order->{spot}, -1, \@errors, \@warnings) if defined $order->{spot};
    die join(' ', map { "@$_" } @errors, @warnings) . "\n" if @errors;
    return @warnings;
}

sub user {
    my ($given, $errors, $warnings) = @_;
    return push @$errors, [user_missing => 'user'] if ref $given ne 'HASH';
    exists $USER{$_} or push @$warnings, [unknown_key => "user.$_"] for keys %$given;
    my $name = $given->{name};
    if (defined $name && !ref $name && length $name <= MAX_TEXT && $name =~ /\S/) {
        push @$warnings, [name_placeholder => 'user.name'] if $name =~ $PLACEHOLDER_WORD;
    } else {
        push @$warnings, [name_missing => 'user.name'];
    }
    my $sex = $given->{sex};
    push @$warnings, [sex_invalid => 'user.sex'] if defined $sex && $sex ne 'm' && $sex ne 'f';
    return email($given->{email}, $errors, $warnings);
}

sub email {
    my ($address, $errors, $warnings) = @_;
    return push @$errors, [identity_missing => 'user']
        if !defined $address || ref $address || length $address > 254 || $address !~ $EMAIL;
    my ($local, $domain) = ($1, $2);
    if    ($NO_EMAILS{ lc $local })            { push @$errors,   [email_placeholder => 'user.email'] }
    elsif ($local =~ $TEST_LOCALS || $TEST_DOMAINS{$domain} || $domain =~ $TEST_TOPS) { push @$warnings, [email_test => 'user.email'] }
    elsif (lc $address eq 'ivan@gmail.com')    { push @$warnings, [email_sample => 'user.email'] }
    return;
}

sub purchase {
    my ($given, $errors, $warnings) = @_;
    return push @$errors, [order_missing => 'order'] if ref $given ne 'HASH';
    exists $ORDER{$_} or push @$warnings, [unknown_key => "order.$_"] for keys %$given;
    identifier($given->{id}, -1, $errors, $warnings);
    price($given->{price}, -1, $errors, $warnings);
    label($given->{custom_field}, -1, $errors, $warnings) if defined $given->{custom_field};
    my $items = $given->{items};
    return push @$errors, [items_missing => 'order.items'] if ref $items ne 'ARRAY' || !@$items || @$items > 10_000;
    my (%seen, $index);
    item($_, $index++, \%seen, $errors, $warnings) for @$items;
    return;
}

sub item {
    my ($item, $index, $seen, $errors, $warnings) = @_;
    return push @$errors, [wrong_type => $index] if ref $item ne 'HASH';
    exists $ITEM{$_} or push @$warnings, [unknown_key => "$index.$_"] for keys %$item;
    my $id = $item->{id};
    if (!defined $id) {
        push @$warnings, [item_id_missing => $index];
    } else {
        identifier($id, $index, $warnings, $warnings);
        push @$warnings, [item_id_repeated => $index] if $seen->{$id}++;
    }
    my $title = $item->{title};
    if (defined $title) {
        label($title, $index, $errors, $warnings);
        push @$warnings, [text_html => $index] if index($title, '&') >= 0 && $title =~ $ENTITY;
    }
    price($item->{price}, $index, $errors, $warnings) if defined $item->{price};
    my $image = $item->{image};
    push @$warnings, [image_invalid => $index] if defined $image && (ref $image || length $image > MAX_TEXT || $image !~ $URL);
    my $count = $item->{count};
    push @$warnings, [count_invalid => $index] if defined $count && (ref $count || $count !~ /\A[0-9]+(?:\.[0-9]+)?\z/ || $count <= 0);
    return;
}

sub identifier {
    my ($given, $index, $errors, $warnings) = @_;
    return push @$errors, [id_missing => $index] if !defined $given;
    return push @$errors, [wrong_type => $index] if ref $given || length $given > MAX_TEXT;
    if ($given =~ /\A\s|\s\z/) {
        push @$warnings, [id_whitespace => $index];
        $given =~ s/\A\s+|\s+\z//g;
    }
    push @$errors, [id_missing => $index] if $given eq '' || $PLACEHOLDERS{$given};
    return;
}

sub label {
    my ($given, $index, $errors, $warnings) = @_;
    return push @$warnings, [wrong_type => $index] if ref $given;
    if    (length $given > MAX_TEXT) { push @$errors,   [text_too_long    => $index] }
    elsif ($PLACEHOLDERS{$given})    { push @$warnings, [text_placeholder => $index] }
    return;
}

sub price {
    my ($given, $index, $errors, $warnings) = @_;
    return push @$errors, [wrong_type => $index] if !defined $given || ref $given;
    push @$errors, [price_invalid => $index] if $given !~ $PRICE;
    push @$warnings, [price_fraction => $index] if $given =~ /[.,][0-9]{5}/;
    return;
}

1;
