#!/usr/bin/env bash
# The main job of autogen, end to end, on a copy of this sample and an embedded PostgreSQL.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -1)
autogen=$root/cli/target/autogen/bin/autogen
repository=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}
installed=$repository/dev/autogen/autogen-runtime/$version/autogen-runtime-$version.jar

run() {
  printf '\n$'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./:=+-]*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$@"
}

newer() {
  find "$root"/{runtime,model-scanner,schema-diff,codegen,engine,cli}/{src/main,pom.xml} "$root/pom.xml" -newer "$installed" -type f -print -quit
}

if [ ! -x "$autogen" ] || [ ! -f "$installed" ] || [ -n "$(newer)" ]; then
  echo "Building autogen (once; the first time Maven fetches what it needs)"
  (cd "$root" && mvn -q -B -DskipTests install)
fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/autogen-demo.XXXXXX")
cp -R "$root/sample-app/." "$scratch"
rm -rf "$scratch/target" "$scratch/.autogen"
cd "$scratch"
export AUTOGEN_URL=embedded:postgresql
PATH=$root/cli/target/autogen/bin:$PATH
started=$SECONDS

echo
echo "== The blog's database, brought to head =="
run autogen upgrade head
run autogen sql "insert into users (email, name) values ('ada@example.com', 'Ada'), ('bob@example.com', 'Bob')"
run autogen sql "insert into posts (id, author_id, title, body, status, created_at)
  select n, 1, 'Post ' || n, 'Text', 'PUBLISHED', now() from generate_series(1, 3) n"

echo
echo "== A new field in Post.java =="
sed -i.before 's/^  @ManyToMany private Set<Tag> tags.*$/  @Column(nullable = false)\
  @org.hibernate.annotations.ColumnDefault("true")\
  private boolean published = true;\
\
&/' src/main/java/com/example/blog/Post.java
diff src/main/java/com/example/blog/Post.java.before src/main/java/com/example/blog/Post.java || true
rm src/main/java/com/example/blog/Post.java.before

run autogen revision -m "added published column"
echo
echo "== The class it wrote =="
cat src/main/java/com/example/blog/db/revisions/*_AddedPublishedColumn.java
run autogen upgrade
run autogen sql "select id, title, published from posts order by id"
run autogen current
run autogen history
run autogen check
run autogen downgrade -1 --accept-loss posts.published
run autogen sql "select id, title, status from posts order by id"

cat <<END

Done in $((SECONDS - started)) s. The copy of the sample, with its own PostgreSQL, is in
  $scratch
Try next, there, with PATH=$root/cli/target/autogen/bin:\$PATH AUTOGEN_URL=embedded:postgresql:
  autogen upgrade && autogen history -v
  autogen show head --sql
  autogen diff        (after another change of an entity)
END
