#!/usr/bin/env bash
# push_repository.sh FOLDER REMOTE TAG: makes FOLDER the next commit of a repository of its own, and tags it; each Go module inside gets its tag.
#
# A version that is there already is left alone: the script may be run again after one that was cut off.
set -euo pipefail
folder=$1 remote=$2 tag=$3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone --quiet "$remote" "$work"
cd "$work"
if git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null; then
  echo "$remote has $tag already"
  exit 0
fi
git rm --quiet -r --ignore-unmatch .
cp -R "$OLDPWD/$folder/." .
git add --all
git -c user.name=mullama -c user.email=release@mullama.invalid commit --quiet --message "$tag"
tags=("$tag")
while IFS= read -r module; do
  module=${module#./}
  tags+=("${module%/go.mod}/$tag")
done < <(find . -mindepth 2 -name go.mod)
for each in "${tags[@]}"; do git tag "$each"; done
git push --quiet --atomic origin HEAD "${tags[@]}"
printf 'pushed %s\n' "${tags[@]}"
