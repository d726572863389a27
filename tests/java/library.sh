# The jar of the working tree, built by Maven without a network, as the page of the package says.

install mvn maven
install javac openjdk-17-jdk-headless
packages junit5 libsurefire-java libmaven-{compiler,jar,javadoc,resources,source}-plugin-java libgoogle-gson-java libjackson2-databind-java

out=$PWD/target/java
export PROFILE=quick MAVEN_REPOSITORY=$out/repository
# Maven's report of all tests of a module; a skipped test counts as failed.
surefire='s/^\[[A-Z]+\] Tests run: ([0-9]+), Failures: 0, Errors: 0, Skipped: 0$/\1 0/p; s/^\[[A-Z]+\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$/0 1/p'

# With links to Debian's repository, because Maven writes into the one that it uses.
mvn() {
  mkdir -p "$MAVEN_REPOSITORY" && cp -rsn /usr/share/maven-repo/. "$MAVEN_REPOSITORY" 2>/dev/null
  command mvn --batch-mode --offline -Dmaven.repo.local="$MAVEN_REPOSITORY" "$@"
}
export -f mvn
