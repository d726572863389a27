# The compiled part of the module is missing, as after an update of Perl: apps report it when they start, pages survive.

use strict;
use warnings;

use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use IPC::Open3 qw(open3);
use Test::More;

use Flocktory::Postcheckout ();

# The installed modules, without the library next to them.
my $folder = tempdir(CLEANUP => 1);
for my $module (qw(Flocktory/Postcheckout Flocktory/Postcheckout/Host Flocktory/Postcheckout/Policy
    Mojolicious/Plugin/FlocktoryPostcheckout Dancer2/Plugin/FlocktoryPostcheckout Template/Plugin/FlocktoryPostcheckout)) {
    my ($file) = grep { -e } map {"$_/$module.pm"} @INC;
    make_path(dirname("$folder/$module"));
    copy($file, "$folder/$module.pm") or die "$file: $!";
}

# What a program prints, with its errors, and its status.
sub run {
    my ($program) = @_;
    local $ENV{PERL5LIB} = $folder;
    delete local $ENV{LD_LIBRARY_PATH};
    my $pid = open3(my $in, my $out, undef, $^X, '-e', $program);
    my $text = do { local $/; <$out> };
    waitpid $pid, 0;
    return ($text, $?);
}

my $cause = qr/the module Flocktory::Postcheckout cannot be loaded.*Install the distribution Flocktory-Postcheckout again.*The cause: /;

my ($text, $status) = run('use Mojolicious::Lite; plugin FlocktoryPostcheckout => { site_id => 1234 }; print "started"');
isnt $status, 0, 'Mojolicious does not start';
like $text, $cause, 'and says why';

($text, $status) = run('use Dancer2; use Dancer2::Plugin::FlocktoryPostcheckout; print "started"');
isnt $status, 0, 'Dancer2 does not start';
like $text, $cause, 'and says why';

($text, $status) = run(<<'END');
    use Template;
    my $template = Template->new(FLOCKTORY_POSTCHECKOUT => { site_id => 1234 });
    for (1, 2) {
        my $text = '<h1>[% USE FlocktoryPostcheckout %][% FlocktoryPostcheckout.loader %][% FlocktoryPostcheckout.tag({}) %]</h1>';
        $template->process(\$text, {}) or die $template->error;
    }
END
is $status, 0, 'pages of Template Toolkit survive';
is +(() = $text =~ m{<h1></h1>}g), 2, 'and are whole';
is +(() = $text =~ /No Flocktory postcheckout: $cause/g), 2, 'the log says why there is no order';
is +(() = $text =~ /No Flocktory loader: $cause/g), 1, 'and once why there is no loader';

($text) = run('use Flocktory::Postcheckout::Host; print "[", Flocktory::Postcheckout::Host->new(log => undef)->tag(sub { die }), "]"');
is $text, '[]', 'any other host survives too';

done_testing;
