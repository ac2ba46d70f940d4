const answer = arango.GET_RAW('/_admin/metrics/v2');
if (answer.code !== 200) {
  throw new Error('the server gave no figures: ' + answer.code);
}
print(String(answer.body));
