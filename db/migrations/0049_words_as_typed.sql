-- What counts the words typed in a name is for the search alone.
set local role app_owner;
revoke execute on function app_inner.words_as_typed(int[], int[], int[], int[]) from public;
