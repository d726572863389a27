package RustLibrary;

# The static library in Rust that the extension is linked with: where it is, how it is built, and its sources in a distribution.

use strict;
use warnings;

use Config;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);

use constant NAME => 'libflocktory_postcheckout.a';

# What the library needs of the system, after its own code.
my %SYSTEM = (
    linux   => '-lpthread -ldl -lm',
    darwin  => '-framework CoreFoundation -liconv',
    MSWin32 => '-lws2_32 -luserenv -lbcrypt -lntdll -lsynchronization',
    freebsd => '-lpthread -lm -lexecinfo',
);

sub find {
    my ($class, $given) = @_;
    return $class->_given($given) if defined $given && length $given;
    my $workspace = -e 'rust/Cargo.toml' ? 'rust' : -e '../Cargo.toml' ? '..' : undef;
    my ($rust) = $workspace ? _read("$workspace/Cargo.toml") =~ /^rust-version = "(.+)"/m : ();
    my $cargo = $ENV{CARGO} || 'cargo';
    my ($version) = qx{"$cargo" --version 2>&1} =~ /(\d+\.\d+)/;
    if ($workspace && $version && _is_at_least($version, $rust)) {
        print "Building the library in Rust with cargo $version\n";
        return bless { include => "$workspace/include", workspace => $workspace, cargo => $cargo }, $class;
    }
    my $installed = $class->_installed;
    return $installed if $installed;
    my $problem = !$workspace ? 'The sources of the library in Rust are missing.'
        : $version ? "Rust $version is too old: this module needs $rust or later (rustup update)."
        :            "Rust is missing: this module is built with cargo $rust or later. Install it from rustup.rs.";
    # Without a Makefile, and with this status, testers of CPAN report that a requirement is missing.
    print STDERR "$problem\nOr name a built library: FLOCKTORY_POSTCHECKOUT_LIB=/path/to/@{[NAME]} perl Makefile.PL\n";
    exit 0;
}

# A library that the user names, with its header in the same folder, in one next to it, or in the sources.
sub _given {
    my ($class, $given) = @_;
    my $archive = -d $given ? "$given/" . NAME : $given;
    die "FLOCKTORY_POSTCHECKOUT_LIB: no file $archive\n" if !-f $archive;
    my $folder = dirname($archive);
    my ($include) = grep { -e "$_/flocktory_postcheckout.h" } $folder, "$folder/include", "$folder/../include", "$folder/../../include", 'rust/include', '../include';
    die "FLOCKTORY_POSTCHECKOUT_LIB: no flocktory_postcheckout.h near $archive\n" if !$include;
    return bless { include => $include, archive => abs_path($archive) }, $class;
}

sub _installed {
    my ($class) = @_;
    my $package = 'flocktory_postcheckout';
    chomp(my @folders = map { my $folder = qx{pkg-config --variable=$_ $package 2>&1}; $? ? () : $folder } qw(libdir includedir));
    return if @folders != 2 || !-f "$folders[0]/" . NAME || !-f "$folders[1]/$package.h";
    print "Using the library in $folders[0]\n";
    return bless { include => $folders[1], archive => "$folders[0]/" . NAME }, $class;
}

sub _is_at_least {
    my ($version, $wanted) = map { sprintf '%d%05d', split /\./ } @_;
    return $version >= $wanted;
}

sub include { return $_[0]{include} }

# The library's file. One that is built here is copied to this folder: cargo's may be shared with other builds.
sub archive {
    my ($self) = @_;
    return $self->{archive} // 'rust-target/' . NAME;
}

sub flags {
    # The library's functions stay inside: another module may have another version of it.
    my $hidden = $^O =~ /darwin|MSWin32/ ? '' : '-Wl,--exclude-libs,ALL -Wl,--gc-sections ';
    return $hidden . ($SYSTEM{$^O} // '-lpthread -lm');
}

# Rules of make.
sub rules {
    my ($self) = @_;
    return '' if $self->{archive};
    my $archive = $self->archive;
    my $sources = join ' ', grep { !/[\s\$#:]/ } map { "$self->{workspace}/$_" } _sources($self->{workspace});
    # The folder of cargo's files: another may be given, as cargo takes it.
    my $target = $ENV{CARGO_TARGET_DIR} || 'rust-target';
    # Strawberry Perl's compiler is MinGW's.
    my $host = $^O eq 'MSWin32' && $Config{cc} =~ /gcc/ ? 'x86_64-pc-windows-gnu' : '';
    my @options = (
        "--release --manifest-path $self->{workspace}/Cargo.toml --package flocktory-postcheckout-c --target-dir $target",
        # A distribution has fewer crates than Cargo.lock, from which cargo removes the others.
        $self->{workspace} eq 'rust' ? () : '--locked',
        $host ? "--target $host" : (),
    );
    my $built = join '/', $target, $host || (), 'release', NAME;
    return "\n$archive: $sources\n\t\"$self->{cargo}\" build @options\n\t\$(MKPATH) rust-target\n\t\$(CP) $built $archive\n";
}

# Writes the library's sources to the folder `rust` of a distribution, and adds them to its MANIFEST.
sub pack {
    my ($class, $distribution) = @_;
    open my $manifest, '>>', "$distribution/MANIFEST" or die "$distribution/MANIFEST: $!\n";
    for my $file (_sources('..')) {
        my $to = "$distribution/rust/$file";
        make_path(dirname($to));
        copy("../$file", $to) or die "$file: $!\n";
        # As cargo sees changes.
        utime +(stat "../$file")[8, 9], $to or die "$file: $!\n";
        print {$manifest} "rust/$file\n";
    }
    close $manifest or die "$distribution/MANIFEST: $!\n";
    # The distribution has only these crates, and cargo refuses a workspace with a missing member.
    my $text = _read('../Cargo.toml');
    $text =~ s/^(members|default-members) = .*/$1 = ["bindings-c", "core"]/mg;
    open my $workspace, '>', "$distribution/rust/Cargo.toml" or die "Cargo.toml: $!\n";
    print {$workspace} $text;
    close $workspace or die "Cargo.toml: $!\n";
    utime +(stat '../Cargo.toml')[8, 9], "$distribution/rust/Cargo.toml";
    return;
}

sub _sources {
    my ($workspace) = @_;
    my @files = qw(Cargo.toml Cargo.lock LICENSE-APACHE LICENSE-MIT CHANGELOG.md include/flocktory_postcheckout.h
        bindings-c/Cargo.toml bindings-c/build.rs core/Cargo.toml);
    my @folders = ('bindings-c/src', 'core/src');
    while (defined(my $folder = shift @folders)) {
        opendir my $opened, "$workspace/$folder" or die "$workspace/$folder: $!\n";
        for my $name (sort grep { !/^\./ } readdir $opened) {
            if (-d "$workspace/$folder/$name") { push @folders, "$folder/$name" }
            else                               { push @files,   "$folder/$name" }
        }
    }
    return @files;
}

sub _read {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!\n";
    local $/;
    return scalar <$in>;
}

1;
