# What every host shares: refused orders, logs without customers' data, settings, the loader, the form "data".

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout ();
use Flocktory::Postcheckout::Host;
use Orders qw(order payload refused EMAIL PHONE);
use Test::More;

my (@log, @refused);

sub host {
    my (%settings) = @_;
    @log = @refused = ();
    return Flocktory::Postcheckout::Host->new(
        site_id    => 1234,
        log        => sub { push @log, "$_[0]: $_[1]" },
        on_refused => sub { push @refused, [@_] },
        %settings,
    );
}

sub error_of {
    my ($code) = @_;
    return eval { $code->(); 1 } ? undef : $@;
}

my $html = Flocktory::Postcheckout::render(order(), nonce => 'n')->html;
is host->tag(order(), nonce => 'n'), $html, 'the snippet, with options of the call';
is host(nonce => 'n')->tag(order()), $html, 'with options of the host';
is host(nonce => 'm')->tag(order(), { nonce => 'n' }), $html, 'with a hash of options, which takes precedence';
is host->with(nonce => 'n')->tag(sub { order() }), $html, 'of an order that a function makes';
is_deeply \@log, [], 'without a line in the log';
is host(enabled => 0)->tag(order()), '', 'nothing where it is off';

my %refused = refused();
for my $name (sort keys %refused) {
    {
        local $@ = 'kept';
        local $SIG{__DIE__} = sub { fail "$name: the shop's handler was called" };
        is host->tag($refused{$name}), '', "$name: nothing is printed";
        is $@, 'kept', "$name: \$\@ is as it was";
    }
    is scalar @log, 1, "$name: one line in the log";
    like $log[0], qr/\Aerror: No Flocktory postcheckout: \S/, "$name: it says why";
    unlike $log[0], qr/\Q${\EMAIL}\E|916|45-67|\n/, "$name: without the customer's data, in one line";
    is scalar @refused, 1, "$name: the hook is called once";
    my ($order, $problems, $error) = @{ $refused[0] };
    is ref $order, ref $refused{$name} eq 'CODE' ? '' : ref $refused{$name}, "$name: it gets the order";
    is !!@$problems, $name =~ /function|exception/ ? !!0 : !!1, "$name: its problems";
    ok defined $error, "$name: and the exception";
    ok defined error_of(sub { host(debug => 1)->tag($refused{$name}) }), "$name: with debug it is thrown";
    is scalar @refused, 1, "$name: and reported";
}

is host(on_refused => sub { die 'broken for ' . EMAIL })->tag(undef), '', 'a hook that dies';
like $log[1], qr/\Aerror: .*hook.* failed: broken for \S+ at /, 'is logged';
unlike $log[1], qr/\Q${\EMAIL}\E/, 'without the email';
is host(on_refused => sub { die 'broken' }, log => sub { die 'broken' })->tag(undef), '', 'a hook and a log that die';
is host(log => sub { die 'broken' })->tag(order(spott => 1)), Flocktory::Postcheckout::render(order())->html,
    'a log that dies does not cost an order with a warning';
host->tag(order(spott => EMAIL));
is scalar @log, 1, 'one line for all warnings';
like $log[0], qr/\Awarn: Flocktory postcheckout: warning unknown_key: /, 'what was left out';
unlike $log[0], qr/\Q${\EMAIL}\E/, 'without the value';
host->tag(order(), 'nonce');
like $log[0], qr/options must be pairs/, 'options that are not pairs';
host->tag(order(), spott => 1);
like $log[0], qr/error option_unknown: /, 'an option that is unknown';

package Log { sub new { bless [], shift } sub warn { push @{ $_[0] }, $_[1] } sub error { push @{ $_[0] }, $_[1] } }
my $object = Log->new;
host(log => $object)->tag(undef);
like $object->[0], qr/\ANo Flocktory/, 'an object as the log';

{
    my @warnings;
    local $SIG{__WARN__} = sub { push @warnings, @_ };
    Flocktory::Postcheckout::Host->new->tag(order(order => { id => 1, price => 'дорого', items => [] }));
    like $warnings[0], qr/"\xd0\xb4/, 'without a log: a warning, in bytes';
    unlike $warnings[0], qr/ at .* line/, 'without a place';
}

is host->loader, Flocktory::Postcheckout::loader(1234), 'the loader';
is host->loader(5, nonce => 'n'), Flocktory::Postcheckout::loader(5, nonce => 'n'), 'of another site';
is host->loader({ site_id => 5, nonce => 'n' }), Flocktory::Postcheckout::loader(5, nonce => 'n'), 'as templates name it';
is host(site_id => $_)->loader, '', 'none without a site' for undef, '';
is_deeply \@log, [], 'which is not an error';
is host(site_id => ' 1')->loader, '', 'a wrong id prints nothing';
like $log[0], qr/\Aerror: No Flocktory loader: error site_id_invalid: /, 'and is logged';
is host(site_id => ' 1')->loader, '', 'on each page';
is_deeply \@log, [], 'once';
is host(site_id => ' 1', debug => 1)->loader, '', 'the loader never dies: it is on every page';

isa_ok host->check, 'Flocktory::Postcheckout::Host', 'right settings';
isa_ok host(site_id => undef, lang => 'ru')->check, 'Flocktory::Postcheckout::Host', 'without a site';
isa_ok host(feed => '/no/such/file')->check, 'Flocktory::Postcheckout::Host', 'a feed without an index yet';
like error_of(sub { host(spott => 1)->check }), qr/\AFlocktory postcheckout: error option_unknown: .*spott/, 'an unknown option';
like error_of(sub { host(lang => 'xx')->check }), qr/error option_invalid: /, 'a wrong value';
like error_of(sub { host(site_id => '12 ')->check }), qr/error site_id_invalid: /, 'a wrong site';

my $data = host(form => 'data', nonce => 'ab', static_url => '/x.js?a&b')->tag(order());
like $data, qr{\A<script type="application/json" data-flocktory-postcheckout.*</script><script defer [^<>]*></script>\z}s,
    'the form "data" comes with its script';
like $data, qr{ integrity="\Q${\ Flocktory::Postcheckout::static_file()->csp_hash }\E"}, 'and its hash';
like $data, qr{ nonce="ab" src="/x\.js\?a&amp;b"}, 'escaped';
unlike host(form => 'data', static_url => $_)->tag(order()), qr/integrity/, "no hash for $_"
    for '//cdn.example/x.js', 'https://cdn.example/x.js';
unlike host(form => 'data')->tag(order()), qr/defer/, 'no script where the host serves none';

is payload($html)->{order}{items}[0]{title}, order()->{order}{items}[0]{title}, 'the texts arrive';

done_testing;
