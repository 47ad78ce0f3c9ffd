// The people of a plan: their names where they are known, else what their role is called.
// The twin of plans/renderers/people.py.

const NEW_COLLEAGUE = "ny";

// "Mette Eksempel (mentor)", or the role's title when nobody is named for it.
export function named(role, { hire, roles }) {
  const name = role === NEW_COLLEAGUE ? hire.name : hire.people[role];
  if (!name) return titleOf(role, roles);
  return role === NEW_COLLEAGUE ? name : `${name} (${inside(titleOf(role, roles).replace(/ \([^()]*\)$/, ""))})`;
}

export function titleOf(role, roles) {
  return roles.get(role) ?? role;
}

// A title as it stands inside a sentence: "mentor", but "HR".
export function inside(title) {
  const isAbbreviation = /^.\p{Lu}/su.test(title);
  return isAbbreviation ? title : title.slice(0, 1).toLowerCase() + title.slice(1);
}
